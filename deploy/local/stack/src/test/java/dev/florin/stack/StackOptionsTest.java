package dev.florin.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackOptionsTest {

    @Test
    void only_the_data_directory_must_be_given() {
        StackOptions options = StackOptions.parse(List.of("--data=/data"), Map.of());

        assertThat(options)
                .isEqualTo(new StackOptions(
                        Path.of("/data"),
                        false,
                        true,
                        0,
                        0,
                        0,
                        4,
                        List.of("gateway", "metering", "ledger", "payments", "invoicing"),
                        Map.of(),
                        "florin"));
    }

    @Test
    void the_password_comes_from_the_environment() {
        StackOptions options = StackOptions.parse(
                List.of("--data=/data", "--fsync=false"), Map.of(StackOptions.PASSWORD_VARIABLE, "s3cret"));

        assertThat(options.password()).isEqualTo("s3cret");
        assertThat(options.fsync()).isFalse();
    }

    @Test
    void postgres_can_be_set_otherwise() {
        StackOptions options = StackOptions.parse(
                List.of("--data=/data", "--postgres=max_wal_size=4GB,checkpoint_completion_target=0.9"), Map.of());

        assertThat(options.postgres()).isEqualTo(Map.of("max_wal_size", "4GB", "checkpoint_completion_target", "0.9"));
    }

    @ParameterizedTest
    @CsvSource({
        "--data=/data --speed=9, --speed=9",
        "--data=/data --fsync=maybe, maybe",
        "--data=/data --kafka-port=many, many",
        "--data=/data --kafka-port=70000, 70000",
        "--data=/data --partitions=0, partitions",
        "--data=/data --postgres=fsync, fsync",
        "--data=/data --postgres=port=1'2, port=1",
        "--fsync=true, --data",
        "nonsense, nonsense"
    })
    void a_wrong_argument_is_named(String arguments, String named) {
        assertThatExceptionOfType(StackFailure.class)
                .isThrownBy(() -> StackOptions.parse(List.of(arguments.split(" ")), Map.of()))
                .withMessageContaining(named)
                .satisfies(failure -> assertThat(failure.status()).isEqualTo(ExitStatus.USAGE));
    }
}
