/** What only the application server can show, run inside it by Arquillian. */
@NullMarked
package dev.arbiter.tests.container;

import org.jspecify.annotations.NullMarked;
