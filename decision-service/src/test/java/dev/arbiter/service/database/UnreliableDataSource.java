package dev.arbiter.service.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A data source whose next commit can be made to fail. */
public final class UnreliableDataSource {
  private final DataSource real;
  private volatile Fate next = Fate.COMMITTED;

  /** What becomes of a commit. */
  public enum Fate {
    COMMITTED,
    /** It has no effect: the connection breaks. */
    REFUSED,
    /** It takes effect, and its answer is lost. */
    UNSEEN
  }

  public UnreliableDataSource(DataSource real) {
    this.real = real;
  }

  /** Decides what becomes of the next commit, and of no other. */
  public void nextCommit(Fate fate) {
    next = fate;
  }

  public DataSource dataSource() {
    return proxy(
        DataSource.class,
        real,
        (same, method, arguments) -> {
          var result = method.invoke(real, arguments);
          return result instanceof Connection connection ? unreliable(connection) : result;
        });
  }

  private Connection unreliable(Connection connection) {
    return proxy(
        Connection.class,
        connection,
        (same, method, arguments) -> {
          if (method.getName().equals("commit") && next != Fate.COMMITTED) {
            var fate = next;
            next = Fate.COMMITTED;
            if (fate == Fate.UNSEEN) {
              connection.commit();
            }
            connection.close();
            throw new SQLException("the connection was lost", "08006");
          }
          return method.invoke(connection, arguments);
        });
  }

  private static <T> T proxy(Class<T> type, T real, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            real.getClass().getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              try {
                return handler.invoke(proxy, method, arguments);
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            }));
  }
}
