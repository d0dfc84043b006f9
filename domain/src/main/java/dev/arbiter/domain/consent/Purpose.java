package dev.arbiter.domain.consent;

/**
 * A reason for processing, as a rule project declares it.
 *
 * @param id its name in requests, traits and actions
 * @param consentRequired whether a subject must have granted it; otherwise it rests on another
 *     legal basis
 */
public record Purpose(String id, boolean consentRequired) {}
