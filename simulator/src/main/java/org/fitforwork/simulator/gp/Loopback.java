package org.fitforwork.simulator.gp;

import java.net.URI;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a base address and refuses any that is not this machine, without asking a name server. */
final class Loopback implements ITypeConverter<URI> {
    private static final Pattern THIS_MACHINE = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");
    private static final Pattern NO_PATH = Pattern.compile("/?");

    @Override
    public URI convert(String value) {
        URI base = parse(value);
        boolean web = "http".equals(base.getScheme()) || "https".equals(base.getScheme());
        boolean local = base.getHost() != null
                && THIS_MACHINE.matcher(base.getHost()).matches()
                && base.getRawUserInfo() == null;
        boolean bare = base.getRawPath() != null
                && NO_PATH.matcher(base.getRawPath()).matches()
                && base.getRawQuery() == null
                && base.getRawFragment() == null;
        if (!web || !local || !bare) {
            throw refusal();
        }
        return base;
    }

    private static URI parse(String value) {
        try {
            return URI.create(value);
        } catch (IllegalArgumentException e) {
            throw refusal();
        }
    }

    private static TypeConversionException refusal() {
        return new TypeConversionException(
                "the simulator sends to this machine only: give http://127.0.0.1:PORT, http://localhost:PORT or http://[::1]:PORT");
    }
}
