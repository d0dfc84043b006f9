package dev.arbiter.service.database;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.AvailableSettings;

/**
 * Accounts, keys and other things that people administer, as entities; and the admin log of their
 * changes, each of which commits with its entry. Thread-safe. Whoever opens it closes it.
 */
public final class ControlPlane implements AutoCloseable {
  private final SessionFactory sessions;
  private final InstantSource clock;

  private ControlPlane(SessionFactory sessions, InstantSource clock) {
    this.sessions = sessions;
    this.clock = clock;
  }

  /**
   * Opens the control plane on a database whose tables are there.
   *
   * @param entities the entities of all features
   */
  public static ControlPlane open(
      DataSource dataSource, Collection<Class<?>> entities, InstantSource clock) {
    var registry =
        new StandardServiceRegistryBuilder()
            .applySetting(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, dataSource)
            .applySetting(AvailableSettings.JAKARTA_VALIDATION_MODE, "none")
            .applySetting(AvailableSettings.HBM2DDL_AUTO, "none")
            .applySetting(AvailableSettings.JDBC_TIME_ZONE, "UTC")
            .build();
    try {
      var sources = new MetadataSources(registry).addAnnotatedClass(AdminLogRow.class);
      entities.forEach(sources::addAnnotatedClass);
      return new ControlPlane(sources.buildMetadata().buildSessionFactory(), clock);
    } catch (RuntimeException | Error failed) {
      StandardServiceRegistryBuilder.destroy(registry);
      throw failed;
    }
  }

  /** Reads within one transaction; what the work changes is not kept. */
  public <T> T read(Function<EntityManager, T> work) {
    return transaction(
        "read the control plane",
        entities -> {
          var result = work.apply(entities);
          entities.clear();
          return result;
        });
  }

  /** Makes a change and its entry in the admin log, both or neither. */
  public void change(Change change, Consumer<EntityManager> work) {
    transaction(
        "change the control plane",
        entities -> {
          work.accept(entities);
          entities.persist(new AdminLogRow(clock.instant(), change));
          return true;
        });
  }

  /** Does what nobody asked for, such as to note that a session is in use; it is not logged. */
  public void maintain(Consumer<EntityManager> work) {
    transaction(
        "maintain the control plane",
        entities -> {
          work.accept(entities);
          return true;
        });
  }

  /** The latest changes whose number is lower than {@code before}, the newest first. */
  public List<AdminEntry> log(long before, int limit) {
    return read(
        entities ->
            entities
                .createQuery(
                    "from AdminLogRow where seq < :before order by seq desc", AdminLogRow.class)
                .setParameter("before", before)
                .setMaxResults(limit)
                .getResultStream()
                .map(AdminLogRow::entry)
                .toList());
  }

  @Override
  public void close() {
    sessions.close();
  }

  private <T> T transaction(String attempt, Function<EntityManager, T> work) {
    try (var entities = sessions.createEntityManager()) {
      var transaction = entities.getTransaction();
      transaction.begin();
      try {
        var result = work.apply(entities);
        transaction.commit();
        return result;
      } finally {
        if (transaction.isActive()) {
          transaction.rollback();
        }
      }
    } catch (PersistenceException failed) {
      throw new StoreException(attempt, cause(failed));
    }
  }

  /** The failure of the database below those of the mapping, which say nothing. */
  private static Throwable cause(PersistenceException failed) {
    return Stream.<Throwable>iterate(failed, Objects::nonNull, Throwable::getCause)
        .filter(SQLException.class::isInstance)
        .findFirst()
        .orElse(failed);
  }
}
