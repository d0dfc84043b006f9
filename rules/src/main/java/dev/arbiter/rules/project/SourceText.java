package dev.arbiter.rules.project;

/**
 * A condition or template as written, and where.
 *
 * @param text the text
 * @param file its file in the project
 * @param line where it starts, counted from 1
 * @param path where in the file, as dotted names
 */
public record SourceText(String text, String file, int line, String path) {}
