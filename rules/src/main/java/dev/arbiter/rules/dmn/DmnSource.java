package dev.arbiter.rules.dmn;

/**
 * A DMN file.
 *
 * @param file what problems call it
 * @param bytes XML in UTF-8
 */
public record DmnSource(String file, byte[] bytes) {}
