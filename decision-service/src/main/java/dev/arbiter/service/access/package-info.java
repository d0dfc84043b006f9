/**
 * Who calls, and whether they may: roles, callers, and the check before each resource method. How
 * callers prove who they are belongs to the packages below.
 */
@NullMarked
package dev.arbiter.service.access;

import org.jspecify.annotations.NullMarked;
