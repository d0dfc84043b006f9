package dev.arbiter.service.profiles.grid;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.infinispan.factories.GlobalComponentRegistry;
import org.infinispan.remoting.transport.Transport;
import org.infinispan.remoting.transport.jgroups.JGroupsTransport;
import org.jgroups.protocols.DISCARD;
import org.jgroups.protocols.TCP;
import org.jgroups.stack.ProtocolStack;

/** Members of one grid within this process, on loopback ports that are free. */
public final class Members implements AutoCloseable {
  private static final String SECRET = "the secret of all members of this grid";
  private static final int FIRST_PORT = 10_000;
  private static final int LAST_PORT = 15_000;
  private static final long PATIENCE_NANOS = 30_000_000_000L;
  private static final long LOOK_EVERY_NANOS = 50_000_000L;

  private final List<InetSocketAddress> addresses;
  private final List<Grid> open = new ArrayList<>();

  public Members(int count) {
    var random = new Random();
    var ports = new HashSet<Integer>();
    while (ports.size() < count) {
      var port = random.nextInt(FIRST_PORT, LAST_PORT);
      if (isFree(port) && isFree(port + ClusterSettings.WATCH_OFFSET)) {
        ports.add(port);
      }
    }
    addresses =
        ports.stream()
            .map(port -> new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
            .toList();
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  public ClusterSettings settings(int number, String secret) {
    return new ClusterSettings("node " + number, addresses.get(number), addresses, secret);
  }

  /** Joins one after the other, until all are there and have their share. */
  public List<Grid> joined(int inMemory) {
    for (var number = 0; number < addresses.size(); number++) {
      join(number, inMemory);
    }
    await(() -> open.stream().allMatch(one -> one.members() == open.size() && one.isRunning()));
    return List.copyOf(open);
  }

  public Grid join(int number, int inMemory) {
    return keep(Grid.join(inMemory, settings(number, SECRET)));
  }

  public Grid witness(int number) {
    return keep(Opening.witness(settings(number, SECRET)));
  }

  public Grid keep(Grid grid) {
    open.add(grid);
    return grid;
  }

  /** One that was closed. */
  public void forget(Grid gone) {
    open.remove(gone);
  }

  /** Looks again and again, as the follower does. */
  public void await(BooleanSupplier condition) {
    var deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("waited in vain");
      }
      open.forEach(Grid::recover);
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
  }

  /** Cuts a member off the others, as when a cable is pulled. */
  public static Runnable cut(Grid grid) throws Exception {
    var transport = GlobalComponentRegistry.componentOf(grid.manager, Transport.class);
    var stack = ((JGroupsTransport) transport).getChannel().getProtocolStack();
    var discard = new DISCARD().discardAll(true);
    discard.setProtocolStack(stack);
    stack.insertProtocol(discard, ProtocolStack.Position.ABOVE, TCP.class);
    return () -> stack.removeProtocol(DISCARD.class);
  }

  @Override
  public void close() {
    open.forEach(Grid::close);
  }
}
