package dev.florin.ledger.rebuild;

import dev.florin.ledger.sql.Sql;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** A database with the ledger's tables and nothing in them. */
final class EmptyDatabase {

    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    private static final int CONNECTIONS = 6;

    private static final String EXISTS = "SELECT EXISTS (SELECT FROM pg_database WHERE datname = ?)";

    private static final String HAS_TABLES = """
            SELECT EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                           WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast'))""";

    private EmptyDatabase() {}

    /**
     * Makes the database beside the original, where it is not there, and its tables.
     *
     * @throws RebuildRefusedException when it holds something, or cannot have the name
     */
    static DataSource make(PGSimpleDataSource original, String name, String serviceRole) throws SQLException {
        if (!NAME.matcher(name).matches()) {
            throw new RebuildRefusedException(
                    "A database's name has lower-case letters, digits and underscores, not '" + name + "'.");
        }
        try (Connection connection = original.getConnection()) {
            if (!isTrue(connection, EXISTS, name)) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("CREATE DATABASE " + name);
                }
            }
        }
        PGSimpleDataSource database = beside(original, name);
        try (Connection connection = database.getConnection()) {
            if (isTrue(connection, HAS_TABLES)) {
                throw new RebuildRefusedException(
                        "The database '" + name + "' is not empty: name another, or drop it first.");
            }
        }
        var unused = Flyway.configure()
                .dataSource(database)
                .placeholders(Map.of("service_role", serviceRole))
                .load()
                .migrate();
        return pool(database);
    }

    /** A block is a transaction, and a connection for each would cost more than most of them. */
    private static DataSource pool(PGSimpleDataSource database) throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(CONNECTIONS)
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(database.getURL())
                                .principal(new NamePrincipal(database.getUser()))
                                .credential(new SimplePassword(database.getPassword())))));
    }

    private static PGSimpleDataSource beside(PGSimpleDataSource original, String name) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setServerNames(original.getServerNames());
        database.setPortNumbers(original.getPortNumbers());
        database.setUser(original.getUser());
        database.setPassword(original.getPassword());
        database.setDatabaseName(name);
        return database;
    }

    private static boolean isTrue(Connection connection, String question, Object... parameters) throws SQLException {
        return Sql.query(connection, question, row -> row.getBoolean(1), parameters)
                .getFirst();
    }
}
