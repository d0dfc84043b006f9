package dev.arbiter.service.releases.watch;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * What is set for Git on this machine or for this user counts for nothing: neither files nor
 * environment can change where is read from, nor run another program.
 */
final class NoGitSettings extends SystemReader.Delegate {
  private NoGitSettings(SystemReader reader) {
    super(reader);
  }

  /** For all uses of Git in this server; there is but one. */
  static synchronized void install() {
    if (!(SystemReader.getInstance() instanceof NoGitSettings)) {
      SystemReader.setInstance(new NoGitSettings(SystemReader.getInstance()));
    }
  }

  @Override
  public @Nullable String getenv(String variable) {
    return variable.startsWith("GIT") || variable.startsWith("XDG") ? null : super.getenv(variable);
  }

  @Override
  public FileBasedConfig openUserConfig(Config parent, FS files) {
    return new Nothing(parent, files);
  }

  @Override
  public FileBasedConfig openSystemConfig(Config parent, FS files) {
    return new Nothing(parent, files);
  }

  @Override
  public FileBasedConfig openJGitConfig(Config parent, FS files) {
    return new Nothing(parent, files);
  }

  /** Is never read nor written. */
  private static final class Nothing extends FileBasedConfig {
    @SuppressWarnings("NullAway") // there is no file
    Nothing(Config parent, FS files) {
      super(parent, null, files);
    }

    @Override
    public void load() {
      // There is nothing.
    }

    @Override
    public void save() {
      // Nothing is kept.
    }

    @Override
    public boolean isOutdated() {
      return false;
    }
  }
}
