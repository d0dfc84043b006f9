package dev.arbiter.service;

import dev.arbiter.domain.profile.Fragments;
import dev.arbiter.service.access.Access;
import dev.arbiter.service.access.accounts.Accounts;
import dev.arbiter.service.access.accounts.Sessions;
import dev.arbiter.service.access.keys.ApiKeys;
import dev.arbiter.service.backtest.Backtests;
import dev.arbiter.service.database.ControlPlane;
import dev.arbiter.service.database.StartupProblem;
import dev.arbiter.service.decisions.Decisions;
import dev.arbiter.service.events.Intake;
import dev.arbiter.service.events.identity.DecisionLookup;
import dev.arbiter.service.events.identity.IdentityReader;
import dev.arbiter.service.events.identity.Separations;
import dev.arbiter.service.events.kafka.KafkaFeed;
import dev.arbiter.service.events.quarantine.Quarantine;
import dev.arbiter.service.events.webhook.Webhooks;
import dev.arbiter.service.guard.GuardLog;
import dev.arbiter.service.http.Metrics;
import dev.arbiter.service.http.health.ServerStatus;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.imports.Imports;
import dev.arbiter.service.models.LiveServices;
import dev.arbiter.service.models.Models;
import dev.arbiter.service.profiles.Rebuild;
import dev.arbiter.service.profiles.Subjects;
import dev.arbiter.service.releases.Releases;
import dev.arbiter.service.releases.watch.Watching;
import dev.arbiter.service.shadow.ShadowLog;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The composition root: starts the parts beside the deployment, hands them to the resources, and
 * stops them. Until they are there, and if they cannot be there, every use is answered by a problem
 * that says so.
 */
@ApplicationScoped
public class Wiring {
  private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);
  private static final int RETRY_SECONDS = 5;

  /** The only clock; as exact as the database keeps instants, so that what is read is equal. */
  static final InstantSource CLOCK = () -> Instant.now().truncatedTo(ChronoUnit.MICROS);

  private final Metrics metrics;
  private volatile @Nullable Parts parts;
  private volatile Optional<String> problem = Optional.empty();
  private volatile boolean stopped;

  @Inject
  public Wiring(Metrics metrics) {
    this.metrics = metrics;
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object deployed) {
    var thread = new Thread(this::open, "arbiter-start");
    thread.setContextClassLoader(Wiring.class.getClassLoader());
    thread.start();
  }

  private void open() {
    try {
      var opened = new Parts(Settings.ofProcess(), metrics, CLOCK);
      synchronized (this) {
        if (!stopped) {
          parts = opened;
          return;
        }
      }
      opened.close();
    } catch (StartupProblem named) {
      problem = Optional.ofNullable(named.getMessage());
      LOG.error("Arbiter cannot start: {}", named.getMessage(), named);
    } catch (RuntimeException | Error unnamed) {
      problem = Optional.of("Arbiter cannot start; the log of the server says why.");
      LOG.error("Arbiter cannot start", unnamed);
    }
  }

  @PreDestroy
  void stop() {
    Parts open;
    synchronized (this) {
      stopped = true;
      open = parts;
      parts = null;
    }
    if (open != null) {
      open.close();
    }
  }

  private Parts parts() {
    var open = parts;
    if (open == null) {
      throw ProblemException.unavailable(
          problem.orElse("Arbiter is starting: try again in a few seconds"), RETRY_SECONDS);
    }
    return open;
  }

  @Produces
  Decisions decisions() {
    return parts().decisions;
  }

  @Produces
  Intake intake() {
    return parts().knowledge.intake;
  }

  @Produces
  Webhooks webhooks() {
    return parts().doors.webhooks;
  }

  @Produces
  KafkaFeed kafka() {
    return parts().doors.kafka;
  }

  @Produces
  Quarantine quarantine() {
    return parts().knowledge.quarantine;
  }

  @Produces
  Subjects subjects() {
    return parts().knowledge.subjects;
  }

  @Produces
  Fragments fragments() {
    return parts().knowledge.fragments;
  }

  @Produces
  Separations separations() {
    return parts().knowledge.separations;
  }

  @Produces
  IdentityReader identities() {
    return parts().knowledge.identities;
  }

  @Produces
  DecisionLookup decided() {
    return parts().knowledge.decided;
  }

  @Produces
  Rebuild rebuild() {
    return parts().knowledge.rebuild;
  }

  @Produces
  Imports imports() {
    return parts().knowledge.imports;
  }

  @Produces
  Releases releases() {
    return parts().releases;
  }

  @Produces
  Watching watching() {
    return parts().watching;
  }

  @Produces
  Models models() {
    return parts().models;
  }

  @Produces
  Backtests backtests() {
    return parts().backtests;
  }

  @Produces
  ControlPlane controlPlane() {
    return parts().controlPlane;
  }

  @Produces
  GuardLog guard() {
    return parts().guard;
  }

  @Produces
  ShadowLog shadows() {
    return parts().shadows;
  }

  @Produces
  LiveServices services() {
    return parts().services;
  }

  @Produces
  Access access() {
    return parts().access;
  }

  @Produces
  Accounts accounts() {
    return parts().accounts;
  }

  @Produces
  Sessions sessions() {
    return parts().sessions;
  }

  @Produces
  ApiKeys apiKeys() {
    return parts().apiKeys;
  }

  @Produces
  ServerStatus status() {
    return new Status(Optional.ofNullable(parts), problem);
  }

  @Produces
  InstantSource clock() {
    return CLOCK;
  }
}
