@NullMarked
package dev.arbiter.domain;

import org.jspecify.annotations.NullMarked;
