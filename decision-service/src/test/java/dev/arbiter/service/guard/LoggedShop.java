package dev.arbiter.service.guard;

import dev.arbiter.service.database.Jdbc;
import java.util.List;

/** Decisions of a shop, and what followed on them. */
record LoggedShop(Jdbc jdbc) {

  /** A canary of a tenth beside a live release; the id of its deployment. */
  long tried(long live, long canary) {
    for (var number : List.of(live, canary)) {
      jdbc.update(
          "publish",
          "insert into releases (project, number, digest, archive, created_by)"
              + " values ('shop', ?, ?::text, '', 'ana')",
          number,
          "sha256:" + number);
    }
    return jdbc.query(
            "deploy",
            "insert into deployments (project, number, mode, percent, deployed_by)"
                + " values ('shop', ?, 'canary', 10, 'cid') returning seq",
            row -> row.getLong("seq"),
            canary)
        .get(0);
  }

  /** Decisions of five minutes ago, for subjects of their own, two decisions each. */
  void decided(long release, int count, String kind, boolean fallback) {
    jdbc.update(
        "decide",
        """
        insert into decisions (id, profile, decided_at, kind, slot, channel, purpose, project,
          release, digest, chosen, excluded, micros, fallback, record)
        select gen_random_uuid()::text, ? || '-' || n / 2, now() - interval '5 min', ?, 's', 'c', 'p',
          'shop', ?, '', '{a}', 0, 900, ?, ''
        from generate_series(1, ?) n
        """,
        Long.toString(release),
        kind,
        release,
        fallback,
        count);
  }

  /** That each so-manieth subject bought something. */
  void bought(String subjects, int each, String ago) {
    jdbc.update(
        "buy",
        """
        with bought as (
          insert into events (seq, id, fragment, type, source, occurred_at, payload)
          select (select count(*) from events) + row_number() over (), gen_random_uuid()::text,
            profile, 'purchase', 'web', now() - ?::interval, ''::bytea
          from (select distinct profile from decisions where profile like ? || '%') d
          where substr(profile, 3)::int % ? = 0 returning fragment)
        insert into fragments (id, kind, profile, revision)
        select distinct fragment, 'customer', fragment, 1 from bought on conflict do nothing
        """,
        ago,
        subjects,
        each);
  }
}
