package dev.arbiter.domain.scoring;

/** Opens models of one kind; found by {@link java.util.ServiceLoader}. */
public interface ScorerProvider {

  /** The kind of models, as {@link ModelSpec#kind()} names it. */
  String kind();

  /**
   * Opens a model from its artefact.
   *
   * @throws ScoringException naming what is wrong with the artefact and where
   */
  Scorer open(ModelSpec spec, byte[] artefact);
}
