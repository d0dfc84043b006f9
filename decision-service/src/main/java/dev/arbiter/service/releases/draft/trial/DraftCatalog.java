package dev.arbiter.service.releases.draft.trial;

import dev.arbiter.domain.action.Slot;
import dev.arbiter.rules.project.ActionSource;
import dev.arbiter.rules.project.RuleProject;
import java.util.List;

/**
 * What decisions can be asked of a draft, and of what its rules can speak.
 *
 * @param purposes ids
 * @param actions ids
 * @param traits names that its conditions may read
 * @param segments ids
 */
record DraftCatalog(
    List<CatalogSlot> slots,
    List<String> purposes,
    List<String> actions,
    List<String> traits,
    List<String> segments) {

  static DraftCatalog of(RuleProject project) {
    return new DraftCatalog(
        project.slots().values().stream().map(CatalogSlot::of).toList(),
        List.copyOf(project.purposes().keySet()),
        project.actions().stream().map(ActionSource::id).toList(),
        List.copyOf(project.traits().keySet()),
        project.segments().stream().map(segment -> segment.id()).toList());
  }

  /** A slot with the channels that have it. */
  record CatalogSlot(String id, List<String> channels, int limit) {
    private static CatalogSlot of(Slot slot) {
      return new CatalogSlot(slot.id(), slot.channels().stream().sorted().toList(), slot.limit());
    }
  }
}
