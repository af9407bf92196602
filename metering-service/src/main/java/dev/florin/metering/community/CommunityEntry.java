package dev.florin.metering.community;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/**
 * An entry of the file as it stands there.
 *
 * @param key the file's name of the model
 * @param fields in their order; numbers with all their digits
 * @param contradictions fields that stand more than once with different values
 */
record CommunityEntry(String key, Map<String, JsonNode> fields, Set<String> contradictions) {}
