/** Events from the topics of a Kafka cluster; nothing else knows Kafka. */
@NullMarked
package dev.arbiter.service.events.kafka;

import org.jspecify.annotations.NullMarked;
