/** The description of the REST interface, as far as it is the same for all resources. */
@NullMarked
package dev.arbiter.service.http.openapi;

import org.jspecify.annotations.NullMarked;
