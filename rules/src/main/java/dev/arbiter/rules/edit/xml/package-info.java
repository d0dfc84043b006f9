/**
 * XML as the text it was written in, with the place of each element, so that a part of it can be
 * replaced and the rest stays as it is. What the elements mean is said elsewhere.
 */
@NullMarked
package dev.arbiter.rules.edit.xml;

import org.jspecify.annotations.NullMarked;
