/** How much two texts are alike, by spelling and by sound. What the texts mean is elsewhere. */
@NullMarked
package dev.arbiter.domain.match.text;

import org.jspecify.annotations.NullMarked;
