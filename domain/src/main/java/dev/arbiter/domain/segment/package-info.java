/** Named conditions over profiles. */
@NullMarked
package dev.arbiter.domain.segment;

import org.jspecify.annotations.NullMarked;
