/** Forms of events other than our own JSON: each is read as one of our events, or refused. */
@NullMarked
package dev.arbiter.service.events.form;

import org.jspecify.annotations.NullMarked;
