package dev.arbiter.service.profiles.bytes;

import dev.arbiter.domain.profile.Change;
import dev.arbiter.domain.profile.Fragment;
import dev.arbiter.domain.profile.Profile;
import java.util.TreeSet;
import org.infinispan.protostream.annotations.Proto;
import org.infinispan.util.function.SerializableBiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The steps by which a fragment in memory changes. They are values, so that they travel to the
 * server that owns the fragment, and made twice they do what they do once.
 */
public final class Steps {
  private Steps() {}

  /**
   * That a fragment is not here and what is older must not be shown. It is kept in its place,
   * because to remove what the first owner has not reaches no other owner, who may have it.
   */
  public static Fragment gap(String id, long revision) {
    return new Fragment("", new TreeSet<>(), Profile.empty(id).at(revision));
  }

  public static boolean isGap(Fragment one) {
    return one.profile().isEmpty();
  }

  /** Takes in a change; a fragment in another state, or none, becomes a gap. */
  @Proto
  public record TakeIn(Change change)
      implements SerializableBiFunction<String, @Nullable Fragment, Fragment> {
    @Override
    public Fragment apply(String id, @Nullable Fragment old) {
      var gap = gap(id, change.after());
      if (old == null || isGap(old)) {
        return old != null && old.revision() > gap.revision() ? old : gap;
      }
      return old.after(change).orElse(gap);
    }

    /** What may be logged. */
    @Override
    public String toString() {
      return "TakeIn[" + change.fragment() + "]";
    }
  }

  /** Keeps what was read, unless what is there is as new. */
  @Proto
  public record Keep(Fragment read)
      implements SerializableBiFunction<String, @Nullable Fragment, Fragment> {
    @Override
    public Fragment apply(String id, @Nullable Fragment old) {
      if (old == null || old.revision() < read.revision()) {
        return read;
      }
      return isGap(old) && old.revision() == read.revision() ? read : old;
    }
  }
}
