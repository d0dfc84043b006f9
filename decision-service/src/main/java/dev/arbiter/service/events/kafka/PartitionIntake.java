package dev.arbiter.service.events.kafka;

import dev.arbiter.service.database.OverloadException;
import dev.arbiter.service.database.StoreException;
import dev.arbiter.service.events.Intake;
import dev.arbiter.service.events.Lot;
import dev.arbiter.service.events.Submission;
import dev.arbiter.service.events.Tally;
import dev.arbiter.service.http.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands the records of a partition to the intake, so that none of them can block it. */
final class PartitionIntake {
  private static final Logger LOG = LoggerFactory.getLogger(PartitionIntake.class);

  private final Intake intake;
  private final KafkaRecords reader;

  PartitionIntake(Intake intake, KafkaRecords reader) {
    this.intake = intake;
    this.reader = reader;
  }

  /**
   * Returns when the records are committed, accepted or in quarantine.
   *
   * @throws RuntimeException if that is not possible now and should be tried again
   */
  Tally accept(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
    try {
      return commit(partition, records.stream().map(reader::read).toList());
    } catch (RuntimeException failed) {
      if (isPassing(failed)) {
        throw failed;
      }
      LOG.error(
          "Records of {} cannot be stored together, so they are tried one by one",
          partition,
          failed);
      return records.stream()
          .map(record -> acceptAlone(partition, record))
          .reduce(Tally.NONE, Tally::plus);
    }
  }

  private Tally acceptAlone(TopicPartition partition, ConsumerRecord<byte[], byte[]> record) {
    try {
      return commit(partition, List.of(reader.read(record)));
    } catch (RuntimeException failed) {
      if (isPassing(failed)) {
        throw failed;
      }
      LOG.error("Record {} of {} cannot be stored", record.offset(), partition, failed);
      return commit(partition, List.of(reader.unstorable(record)));
    }
  }

  private Tally commit(TopicPartition partition, List<Submission> lot) {
    var origin = "kafka:" + partition.topic() + "/" + partition.partition();
    return intake.accept(new Lot(lot, Optional.of(origin), Lot.Bookkeeping.NONE)).tally();
  }

  /** Whether the same may go well later: the database is away, or a profile cannot be changed. */
  private static boolean isPassing(RuntimeException failed) {
    return failed instanceof OverloadException
        || failed instanceof ProblemException
        || failed instanceof StoreException store && store.isOutage();
  }
}
