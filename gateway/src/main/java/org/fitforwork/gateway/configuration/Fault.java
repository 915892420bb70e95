package org.fitforwork.gateway.configuration;

/**
 * Something wrong in a configuration file.
 *
 * @param file path within the configuration folder
 * @param line from 1
 * @param column from 1
 */
public record Fault(String file, int line, int column, String message) {
    /** As compilers say it, so that editors can jump there. */
    @Override
    public String toString() {
        return "%s:%d:%d: %s".formatted(file, line, column, message);
    }
}
