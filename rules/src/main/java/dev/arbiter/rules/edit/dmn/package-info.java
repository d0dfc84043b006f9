/**
 * Decision tables in DMN 1.1 to 1.6, edited in the text of their file. Namespaces are not looked
 * at, as everywhere in this product: an element is known by its local name.
 */
@NullMarked
package dev.arbiter.rules.edit.dmn;

import org.jspecify.annotations.NullMarked;
