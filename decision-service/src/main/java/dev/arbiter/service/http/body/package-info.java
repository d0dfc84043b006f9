/** What comes in: how large it may be, and how much of it at the same time. */
@NullMarked
package dev.arbiter.service.http.body;

import org.jspecify.annotations.NullMarked;
