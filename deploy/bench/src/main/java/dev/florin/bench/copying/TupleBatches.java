package dev.florin.bench.copying;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the output of {@code COPY … TO STDOUT (FORMAT binary)} into batches that can be copied in again. The values are not
 * looked into, so any table will do. Source: PostgreSQL's documentation of COPY, "Binary Format".
 */
final class TupleBatches {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final short END_OF_ROWS = -1;
    private static final int NULL_VALUE = -1;

    private final DataInputStream in;
    private final int rowsEach;
    private final List<TupleBatch> batches = new ArrayList<>();

    private TupleBatches(InputStream in, int rowsEach) {
        this.in = new DataInputStream(in);
        this.rowsEach = rowsEach;
    }

    static List<TupleBatch> read(InputStream in, int rowsEach) throws IOException {
        TupleBatches reading = new TupleBatches(in, rowsEach);
        reading.skipHeader();
        reading.readRows();
        return reading.batches;
    }

    private void skipHeader() throws IOException {
        in.skipNBytes(SIGNATURE.length + Integer.BYTES);
        in.skipNBytes(in.readInt());
    }

    private void readRows() throws IOException {
        short columns = in.readShort();
        while (columns != END_OF_ROWS) {
            columns = readBatch(columns);
        }
    }

    /** Returns the number of columns of the row after the batch. */
    private short readBatch(short firstColumns) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(SIGNATURE);
        out.writeInt(0);
        out.writeInt(0);
        int rows = 0;
        short columns = firstColumns;
        while (columns != END_OF_ROWS && rows < rowsEach) {
            copyRow(columns, out);
            rows++;
            columns = in.readShort();
        }
        out.writeShort(END_OF_ROWS);
        batches.add(new TupleBatch(bytes.toByteArray(), rows));
        return columns;
    }

    private void copyRow(short columns, DataOutputStream out) throws IOException {
        out.writeShort(columns);
        for (int i = 0; i < columns; i++) {
            int length = in.readInt();
            out.writeInt(length);
            if (length != NULL_VALUE) {
                out.write(in.readNBytes(length));
            }
        }
    }
}
