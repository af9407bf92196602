package dev.florin.bench.copying;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TupleBatchesTest {

    @Test
    void rowsAreCutIntoBatchesThatAreEachWhole() throws IOException {
        byte[] copied = rows(1, 2, 3);

        List<TupleBatch> batches = TupleBatches.read(new ByteArrayInputStream(copied), 2);

        assertThat(batches).extracting(TupleBatch::rows).containsExactly(2, 1);
        assertThat(batches).extracting(TupleBatch::bytes).containsExactly(rows(1, 2), rows(3));
    }

    /** Each with a number and a null. */
    private static byte[] rows(int... numbers) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(new byte[] {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0});
        out.writeInt(0);
        out.writeInt(0);
        for (int number : numbers) {
            out.writeShort(2);
            out.writeInt(Integer.BYTES);
            out.writeInt(number);
            out.writeInt(-1);
        }
        out.writeShort(-1);
        return bytes.toByteArray();
    }
}
