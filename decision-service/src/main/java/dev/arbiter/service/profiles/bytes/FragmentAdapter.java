package dev.arbiter.service.profiles.bytes;

import dev.arbiter.domain.profile.Fragment;
import dev.arbiter.domain.profile.Profile;
import java.util.List;
import java.util.TreeSet;
import org.infinispan.protostream.annotations.ProtoAdapter;
import org.infinispan.protostream.annotations.ProtoFactory;
import org.infinispan.protostream.annotations.ProtoField;

/** How fragments look in ProtoStream. */
@ProtoAdapter(Fragment.class)
final class FragmentAdapter {

  @ProtoFactory
  Fragment create(String profile, List<String> members, Profile known) {
    return new Fragment(profile, new TreeSet<>(members), known);
  }

  @ProtoField(1)
  String profile(Fragment fragment) {
    return fragment.profile();
  }

  @ProtoField(2)
  List<String> members(Fragment fragment) {
    return List.copyOf(fragment.members());
  }

  @ProtoField(3)
  Profile known(Fragment fragment) {
    return fragment.known();
  }
}
