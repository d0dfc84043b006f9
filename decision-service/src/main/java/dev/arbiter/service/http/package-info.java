/**
 * What all resources share on their way in and out: the application, limits, headers, the request
 * id, the static user interface. Nothing here knows a feature.
 */
@NullMarked
package dev.arbiter.service.http;

import org.jspecify.annotations.NullMarked;
