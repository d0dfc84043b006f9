/** What releases that are tried for nobody to see would have answered, beside what was answered. */
@NullMarked
package dev.arbiter.service.shadow;

import org.jspecify.annotations.NullMarked;
