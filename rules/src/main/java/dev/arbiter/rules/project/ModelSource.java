package dev.arbiter.rules.project;

import dev.arbiter.domain.scoring.ModelSpec;
import java.util.Set;

/**
 * A model as declared.
 *
 * @param file the file that declares it
 * @param artefact the path of its artefact in the project
 */
public record ModelSource(ModelSpec spec, String file, String artefact, Set<String> tags) {}
