package dev.arbiter.service.releases.watch;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.SubmoduleConfig.FetchRecurseSubmodulesMode;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * A branch of a Git repository. Its newest commit is fetched alone, into an empty repository that
 * is thrown away afterwards, and read from there: nothing is checked out, so that there are no
 * hooks, filters, links or submodules. Redirects are not followed.
 */
final class GitSource implements Source {
  private static final int TIMEOUT_SECONDS = 30;
  private static final String HEADS = "refs/heads/";
  private static final String FETCHED = "refs/heads/fetched";

  private final URI address;
  private final String branch;
  private final Optional<CredentialsProvider> credentials;
  private final Path work;

  /**
   * @param work a folder that is emptied at each look
   */
  GitSource(URI address, String branch, Optional<WatchSettings.Login> login, Path work) {
    NoGitSettings.install();
    this.address = address;
    this.branch = branch;
    this.credentials =
        login.map(l -> new UsernamePasswordCredentialsProvider(l.user(), l.password()));
    this.work = work;
  }

  @Override
  public Optional<Snapshot> look(String known) {
    WorkFolder.empty(work);
    Optional<Git> open = Optional.empty();
    try {
      open = Optional.of(Git.wrap(repository()));
      var head = head(open.get());
      if (head.name().equals(known)) {
        close(open.get());
        return Optional.empty();
      }
      fetch(open.get());
      return Optional.of(new Commit(open.get()));
    } catch (IOException | URISyntaxException | GitAPIException | JGitInternalException failed) {
      open.ifPresent(this::close);
      throw new WatchException(
          "the repository %s cannot be read: %s".formatted(address, failed.getMessage()), failed);
    } catch (WatchException refused) {
      open.ifPresent(this::close);
      throw refused;
    }
  }

  private void close(Git git) {
    git.getRepository().close();
    WorkFolder.empty(work);
  }

  private Repository repository() throws IOException {
    var repository = new FileRepositoryBuilder().setGitDir(work.toFile()).setBare().build();
    repository.create(true);
    repository.getConfig().setString("http", null, "followRedirects", "false");
    return repository;
  }

  /** Asks for this branch alone, for there may be very many. */
  private ObjectId head(Git git) throws IOException, URISyntaxException {
    var uri = new URIish(address.toString());
    try (var transport = Transport.open(git.getRepository(), uri)) {
      transport.setTimeout(TIMEOUT_SECONDS);
      credentials.ifPresent(transport::setCredentialsProvider);
      try (var connection = transport.openFetch(List.of(), HEADS + branch)) {
        return Optional.ofNullable(connection.getRef(HEADS + branch))
            .orElseThrow(() -> new WatchException("the repository has no branch " + branch))
            .getObjectId();
      }
    }
  }

  private void fetch(Git git) throws GitAPIException {
    var command =
        git.fetch()
            .setRemote(address.toString())
            .setRefSpecs("+" + HEADS + branch + ":" + FETCHED)
            .setDepth(1)
            .setTagOpt(TagOpt.NO_TAGS)
            .setRecurseSubmodules(FetchRecurseSubmodulesMode.NO)
            .setProgressMonitor(new BoundedFetch(work));
    credentials.ifPresent(command::setCredentialsProvider);
    command.setTimeout(TIMEOUT_SECONDS).call();
  }

  /** The commit that was fetched. */
  private final class Commit implements Snapshot {
    private final Git git;
    private final ObjectId id;

    Commit(Git git) throws IOException {
      this.git = git;
      this.id = git.getRepository().resolve(FETCHED);
    }

    @Override
    public String id() {
      return id.name();
    }

    @Override
    public byte[] file(String path, int most) {
      var repository = git.getRepository();
      try (var commits = new RevWalk(repository);
          var walk = TreeWalk.forPath(repository, path, commits.parseCommit(id).getTree())) {
        var mode = walk == null ? FileMode.MISSING : walk.getFileMode();
        if (walk == null || !isPlain(mode)) {
          throw new WatchException(path + " is not there, or no plain file");
        }
        var file = repository.open(walk.getObjectId(0));
        if (file.getSize() > most) {
          throw new WatchException("%s has more than %d bytes".formatted(path, most));
        }
        return file.getBytes(most);
      } catch (IOException unreadable) {
        throw new WatchException(path + " cannot be read", unreadable);
      }
    }

    private static boolean isPlain(FileMode mode) {
      return mode.equals(FileMode.REGULAR_FILE) || mode.equals(FileMode.EXECUTABLE_FILE);
    }

    @Override
    public void close() {
      GitSource.this.close(git);
    }
  }
}
