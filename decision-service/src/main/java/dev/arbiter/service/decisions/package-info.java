/** Answering decision requests and the decision log. How is decided is in the domain. */
@NullMarked
package dev.arbiter.service.decisions;

import org.jspecify.annotations.NullMarked;
