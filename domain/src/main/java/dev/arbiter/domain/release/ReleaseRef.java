package dev.arbiter.domain.release;

/**
 * Which release answered.
 *
 * @param project the rule project
 * @param number counts the releases of the project from 1
 * @param digest {@code sha256:} and the hash of the canonical contents in lower-case hexadecimal
 */
public record ReleaseRef(String project, long number, String digest) {}
