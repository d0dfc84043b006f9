package dev.arbiter.service.profiles.grid;

import java.net.UnknownHostException;
import java.util.List;
import javax.sql.DataSource;
import org.infinispan.remoting.transport.jgroups.JGroupsChannelConfigurator;
import org.jgroups.JChannel;
import org.jgroups.conf.ProtocolConfiguration;
import org.jgroups.protocols.FD_ALL3;
import org.jgroups.protocols.FD_SOCK2;
import org.jgroups.protocols.FRAG4;
import org.jgroups.protocols.MERGE3;
import org.jgroups.protocols.MFC;
import org.jgroups.protocols.TCP;
import org.jgroups.protocols.TCPPING;
import org.jgroups.protocols.UFC;
import org.jgroups.protocols.UNICAST3;
import org.jgroups.protocols.VERIFY_SUSPECT2;
import org.jgroups.protocols.pbcast.GMS;
import org.jgroups.protocols.pbcast.NAKACK2;
import org.jgroups.protocols.pbcast.STABLE;
import org.jgroups.stack.Protocol;
import org.jgroups.util.SocketFactory;

/** How members talk: TCP between addresses that are told, all of it sealed. */
record Stack(ClusterSettings settings) implements JGroupsChannelConfigurator {
  /** A member that says nothing for so long is taken for gone. */
  private static final int SILENCE_MILLIS = 8_000;

  private static final int HEARTBEAT_MILLIS = 2_000;
  private static final int CONNECT_MILLIS = 1_000;
  private static final int JOIN_MILLIS = 2_000;

  /** Parts that lost each other look for each other so often. */
  private static final int MERGE_MIN_MILLIS = 1_000;

  private static final int MERGE_MAX_MILLIS = 5_000;

  @Override
  public JChannel createChannel(String any) throws Exception {
    return new JChannel(protocols()).name(settings.node());
  }

  private List<Protocol> protocols() throws UnknownHostException {
    var bind = settings.bind();
    var tcp = new TCP();
    tcp.setBindAddress(bind.getAddress()).setBindPort(bind.getPort()).setPortRange(0);
    tcp.setSockConnTimeout(CONNECT_MILLIS).tcpNodelay(true);
    var discovery = new TCPPING();
    discovery.setInitialHosts(settings.members()).setPortRange(0);
    var sockets = new FD_SOCK2().setBindAddress(bind.getAddress());
    sockets.setOffset(ClusterSettings.WATCH_OFFSET).setPortRange(0);
    return List.of(
        tcp,
        new Seal(new Envelope(settings.secret())),
        discovery,
        new MERGE3().setMinInterval(MERGE_MIN_MILLIS).setMaxInterval(MERGE_MAX_MILLIS),
        sockets,
        new FD_ALL3().setTimeout(SILENCE_MILLIS).setInterval(HEARTBEAT_MILLIS),
        new VERIFY_SUSPECT2().setTimeout(CONNECT_MILLIS),
        new NAKACK2().useMcastXmit(false),
        new UNICAST3(),
        new STABLE(),
        new GMS().printLocalAddress(false).setJoinTimeout(JOIN_MILLIS),
        new UFC(),
        new MFC(),
        new FRAG4());
  }

  @Override
  public String getName() {
    return "arbiter";
  }

  @Override
  public String getProtocolStackString() {
    return "";
  }

  @Override
  public List<ProtocolConfiguration> getProtocolStack() {
    return List.of();
  }

  /** There is only one factory: what is sent is sealed by {@link Seal}. */
  @Override
  public void setSocketFactory(SocketFactory factory) {}

  /** Members are told, not looked up. */
  @Override
  public void setDataSource(DataSource source) {}
}
