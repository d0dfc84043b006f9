/** Model outputs and the ports behind which models are evaluated. */
@NullMarked
package dev.arbiter.domain.scoring;

import org.jspecify.annotations.NullMarked;
