package dev.arbiter.service.profiles.bytes;

import org.infinispan.protostream.GeneratedSchema;
import org.infinispan.protostream.annotations.ProtoSchema;
import org.infinispan.protostream.annotations.ProtoSyntax;

/** The ProtoStream schema of profiles; fields are added, never renumbered. */
@ProtoSchema(
    includeClasses = {
      ProfileAdapter.class,
      FragmentAdapter.class,
      ChangeAdapter.class,
      Steps.TakeIn.class,
      Steps.Keep.class,
      Entries.IdentifierEntry.class,
      Entries.StatementEntry.class,
      Entries.ConsentEntry.class,
      SeriesEntry.class,
      SeriesEntry.ColumnEntry.class,
      Entries.EventEntry.class
    },
    schemaFileName = "profile.proto",
    schemaFilePath = "proto",
    schemaPackageName = "arbiter",
    syntax = ProtoSyntax.PROTO3)
interface ProfileSchema extends GeneratedSchema {}
