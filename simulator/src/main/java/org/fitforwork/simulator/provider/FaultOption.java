package org.fitforwork.simulator.provider;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A fault as the command line gives it: {@code hang}, {@code 503=0.2}, {@code provider-07:reset=0.5}.
 *
 * @param organisation or {@link Faults#EVERY}
 */
record FaultOption(String organisation, Fault fault, double share) {
    private static final Pattern TEXT = Pattern.compile("(?:([^:=]+):)?([^:=]+)(?:=([0-9.]+))?");

    /** Reads it for picocli. */
    static final class Converter implements ITypeConverter<FaultOption> {
        @Override
        public FaultOption convert(String value) {
            Matcher text = TEXT.matcher(value);
            if (!text.matches()) {
                throw new TypeConversionException("give [ORGANISATION:]FAULT[=SHARE], such as hang or 503=0.2");
            }
            try {
                return new FaultOption(
                        text.group(1) == null ? Faults.EVERY : text.group(1),
                        Fault.of(text.group(2)),
                        text.group(3) == null ? 1 : Double.parseDouble(text.group(3)));
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
