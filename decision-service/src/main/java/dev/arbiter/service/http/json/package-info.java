/**
 * How values of the domain are written as JSON and read from it, in HTTP and in the log alike. The
 * one place that knows the JSON library's settings.
 */
@NullMarked
package dev.arbiter.service.http.json;

import org.jspecify.annotations.NullMarked;
