/** People who sign in with a password, and their sessions. */
@NullMarked
package dev.arbiter.service.access.accounts;

import org.jspecify.annotations.NullMarked;
