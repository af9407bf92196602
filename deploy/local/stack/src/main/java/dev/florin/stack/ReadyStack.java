package dev.florin.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Where a ready stack can be reached; its JSON is the one line that the process prints.
 *
 * @param kafka the bootstrap servers
 * @param jdbcUrl ends with a slash: append the database's name, as for {@code reactiveUrl}
 */
public record ReadyStack(String kafka, String jdbcUrl, String reactiveUrl, String user, long pid) {

    static ReadyStack of(int kafkaPort, int postgresPort) {
        String postgres = "postgresql://localhost:" + postgresPort + "/";
        return new ReadyStack(
                "localhost:" + kafkaPort,
                "jdbc:" + postgres,
                postgres,
                StackOptions.USER,
                ProcessHandle.current().pid());
    }

    String toJson() {
        try {
            return new JsonMapper().writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
