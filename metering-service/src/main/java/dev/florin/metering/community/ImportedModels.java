package dev.florin.metering.community;

import dev.florin.metering.draft.DraftModel;
import java.util.List;

/** The prices that a file has, and what became of the rest of it. */
public record ImportedModels(List<DraftModel> models, ImportReport report) {}
