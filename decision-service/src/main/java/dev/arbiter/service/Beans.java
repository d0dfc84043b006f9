package dev.arbiter.service;

import dev.arbiter.domain.profile.Fragments;
import dev.arbiter.service.access.Access;
import dev.arbiter.service.access.accounts.Accounts;
import dev.arbiter.service.access.accounts.Sessions;
import dev.arbiter.service.access.keys.ApiKeys;
import dev.arbiter.service.backtest.Backtests;
import dev.arbiter.service.database.ControlPlane;
import dev.arbiter.service.decisions.Decisions;
import dev.arbiter.service.decisions.DraftSimulations;
import dev.arbiter.service.events.EventJson;
import dev.arbiter.service.events.Intake;
import dev.arbiter.service.events.identity.DecisionLookup;
import dev.arbiter.service.events.identity.IdentityReader;
import dev.arbiter.service.events.identity.Separations;
import dev.arbiter.service.events.kafka.KafkaFeed;
import dev.arbiter.service.events.quarantine.Quarantine;
import dev.arbiter.service.events.webhook.Webhooks;
import dev.arbiter.service.guard.GuardLog;
import dev.arbiter.service.http.AllowedOrigins;
import dev.arbiter.service.http.health.ServerStatus;
import dev.arbiter.service.imports.Imports;
import dev.arbiter.service.imports.reconciliation.Reconciliations;
import dev.arbiter.service.models.LiveServices;
import dev.arbiter.service.models.Models;
import dev.arbiter.service.profiles.Rebuild;
import dev.arbiter.service.profiles.Subjects;
import dev.arbiter.service.releases.Releases;
import dev.arbiter.service.releases.draft.Drafts;
import dev.arbiter.service.releases.draft.trial.DraftTrials;
import dev.arbiter.service.releases.watch.Watching;
import dev.arbiter.service.shadow.ShadowLog;
import dev.arbiter.service.sources.Sources;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Hands the parts of the server to the resources, each time one is asked for. */
@Singleton
public class Beans {
  private final Wiring wiring;

  @Inject
  public Beans(Wiring wiring) {
    this.wiring = wiring;
  }

  @Produces
  Decisions decisions() {
    return wiring.parts().decisions;
  }

  @Produces
  Intake intake() {
    return wiring.parts().knowledge.intake;
  }

  @Produces
  EventJson json() {
    return wiring.parts().knowledge.json;
  }

  @Produces
  Webhooks webhooks() {
    return wiring.parts().doors.webhooks;
  }

  @Produces
  AllowedOrigins origins() {
    return wiring.parts().doors.origins;
  }

  @Produces
  Sources sources() {
    return wiring.parts().doors.sources;
  }

  @Produces
  KafkaFeed kafka() {
    return wiring.parts().doors.kafka;
  }

  @Produces
  Quarantine quarantine() {
    return wiring.parts().knowledge.quarantine;
  }

  @Produces
  Subjects subjects() {
    return wiring.parts().knowledge.subjects;
  }

  @Produces
  Fragments fragments() {
    return wiring.parts().knowledge.fragments;
  }

  @Produces
  Separations separations() {
    return wiring.parts().knowledge.separations;
  }

  @Produces
  IdentityReader identities() {
    return wiring.parts().knowledge.identities;
  }

  @Produces
  DecisionLookup decided() {
    return wiring.parts().knowledge.decided;
  }

  @Produces
  Rebuild rebuild() {
    return wiring.parts().knowledge.rebuild;
  }

  @Produces
  Imports imports() {
    return wiring.parts().knowledge.imports;
  }

  @Produces
  Reconciliations reconciliations() {
    return wiring.parts().knowledge.reconciliations;
  }

  @Produces
  Releases releases() {
    return wiring.parts().releases;
  }

  @Produces
  Drafts drafts() {
    return wiring.parts().drafts;
  }

  @Produces
  DraftTrials trials() {
    return wiring.parts().trials;
  }

  @Produces
  DraftSimulations simulations() {
    var parts = wiring.parts();
    return new DraftSimulations(
        parts.decisions, project -> new DraftRelease(parts.trials, project));
  }

  @Produces
  Watching watching() {
    return wiring.parts().watching;
  }

  @Produces
  Models models() {
    return wiring.parts().models;
  }

  @Produces
  Backtests backtests() {
    return wiring.parts().backtests;
  }

  @Produces
  ControlPlane controlPlane() {
    return wiring.parts().controlPlane;
  }

  @Produces
  GuardLog guard() {
    return wiring.parts().guard;
  }

  @Produces
  ShadowLog shadows() {
    return wiring.parts().shadows;
  }

  @Produces
  LiveServices services() {
    return wiring.parts().services;
  }

  @Produces
  Access access() {
    return wiring.parts().access;
  }

  @Produces
  Accounts accounts() {
    return wiring.parts().accounts;
  }

  @Produces
  Sessions sessions() {
    return wiring.parts().sessions;
  }

  @Produces
  ApiKeys apiKeys() {
    return wiring.parts().apiKeys;
  }

  @Produces
  ServerStatus status() {
    return wiring.status();
  }

  @Produces
  InstantSource clock() {
    return Wiring.CLOCK;
  }
}
