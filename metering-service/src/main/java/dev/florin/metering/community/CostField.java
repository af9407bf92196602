package dev.florin.metering.community;

import dev.florin.usage.Meter;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a field of the format prices: a meter, from a length of the prompt on.
 *
 * @param abovePromptTokens zero for prompts of any length
 */
record CostField(Meter meter, long abovePromptTokens) {

    private static final Pattern TIER = Pattern.compile("(.+)_above_(\\d{1,6})k_tokens");

    private static final Map<String, Meter> IN_EVERY_MODE = Map.ofEntries(
            Map.entry("input_cost_per_token", Meter.INPUT_TOKENS),
            Map.entry("input_cost_per_image_token", Meter.IMAGE_INPUT_TOKENS),
            Map.entry("input_cost_per_audio_token", Meter.AUDIO_INPUT_TOKENS),
            Map.entry("cache_read_input_token_cost", Meter.CACHED_INPUT_TOKENS),
            Map.entry("cache_read_input_audio_token_cost", Meter.CACHED_AUDIO_INPUT_TOKENS),
            Map.entry("cache_read_input_token_cost_per_audio_token", Meter.CACHED_AUDIO_INPUT_TOKENS),
            Map.entry("cache_creation_input_token_cost", Meter.CACHE_WRITE_TOKENS),
            Map.entry("cache_creation_input_token_cost_above_1hr", Meter.CACHE_WRITE_1H_TOKENS),
            Map.entry("output_cost_per_token", Meter.OUTPUT_TOKENS),
            Map.entry("output_cost_per_reasoning_token", Meter.REASONING_TOKENS),
            Map.entry("output_cost_per_audio_token", Meter.AUDIO_OUTPUT_TOKENS),
            Map.entry("output_cost_per_image_token", Meter.IMAGE_OUTPUT_TOKENS),
            Map.entry("output_cost_per_image", Meter.IMAGES),
            Map.entry("input_cost_per_request", Meter.REQUESTS),
            Map.entry("input_cost_per_character", Meter.INPUT_CHARACTERS),
            Map.entry("output_cost_per_character", Meter.OUTPUT_CHARACTERS),
            Map.entry("search_context_cost_per_query", Meter.WEB_SEARCHES));

    /** In other modes the same names mean something else, which no meter counts: the time of the call, a prompt's images. */
    private static final Map<String, Map<String, Meter>> BY_MODE = Map.of(
            "audio_transcription",
            Map.of(
                    "input_cost_per_second", Meter.AUDIO_SECONDS,
                    "input_cost_per_audio_per_second", Meter.AUDIO_SECONDS,
                    "output_cost_per_second", Meter.AUDIO_SECONDS),
            "video_generation",
            Map.of(
                    "output_cost_per_second", Meter.VIDEO_SECONDS,
                    "output_cost_per_video_per_second", Meter.VIDEO_SECONDS),
            "image_generation",
            Map.of("input_cost_per_image", Meter.IMAGES),
            "image_edit",
            Map.of("input_cost_per_image", Meter.IMAGES));

    /** Empty where no meter of ours counts it. */
    static Optional<CostField> of(String field, String mode) {
        Matcher tier = TIER.matcher(field);
        return tier.matches()
                ? meterOf(tier.group(1), mode).map(meter -> new CostField(meter, 1_000 * Long.parseLong(tier.group(2))))
                : meterOf(field, mode).map(meter -> new CostField(meter, 0));
    }

    /** Whether a field says what something costs, be it ours to count or not; all others say what a model can do. */
    static boolean isCost(String field) {
        return field.contains("cost")
                || field.contains("pricing")
                || field.contains("multiplier")
                || field.equals("provider_specific_entry");
    }

    private static Optional<Meter> meterOf(String field, String mode) {
        Meter meter = IN_EVERY_MODE.get(field);
        return Optional.ofNullable(
                meter == null ? BY_MODE.getOrDefault(mode, Map.of()).get(field) : meter);
    }
}
