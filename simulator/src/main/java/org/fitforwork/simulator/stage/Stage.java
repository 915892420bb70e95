package org.fitforwork.simulator.stage;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.fitforwork.simulator.pace.Sleep;
import org.fitforwork.simulator.pace.Watch;
import org.fitforwork.simulator.provider.Behaviour;
import org.fitforwork.simulator.provider.Faults;
import org.fitforwork.simulator.provider.Inbox;
import org.fitforwork.simulator.provider.ProviderEndpoint;
import org.jspecify.annotations.Nullable;

/** Everything that runs for a fault run. Its processes end with this one, however it ends, short of a kill -9. */
public final class Stage implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(10);

    private final List<GatewayProcess> gateways = new ArrayList<>();
    private final Thread atExit;
    private final Faults faults;
    private final Inbox inbox = new Inbox();
    private final ProviderEndpoint providers;
    private final PostgresServer postgres;
    private final @Nullable SmallDisk disk;
    private final @Nullable TurnedClock clock;
    private final Watch watch;
    private int endedByThemselves;

    /**
     * Where things lie.
     *
     * @param project the project's root, for its configuration
     * @param jar the gateway
     * @param scratch a folder of the run's own
     * @param diskMegabytes size of the disk that is filled
     */
    public record Places(Path project, Path jar, Path scratch, int diskMegabytes) {}

    private Stage(Places places, Wiring wiring, long seed, Clock time, Sleep sleep)
            throws IOException, InterruptedException {
        GatewayJar jar = new GatewayJar(places.jar());
        Path folder = Files.createDirectories(places.scratch().toAbsolutePath());
        this.atExit = new Thread(this::end, "fault run ends");
        this.watch = new Watch(time, sleep);
        this.faults = new Faults(new SplittableRandom(seed));
        this.providers =
                new ProviderEndpoint(0, faults, inbox, new PrintWriter(Writer.nullWriter()), time, sleep).start();
        this.disk = wiring.smallDisk() ? SmallDisk.mount(folder.resolve("disk"), places.diskMegabytes()) : null;
        TurnedClock turned = wiring.turnedClock() ? TurnedClock.at(folder.resolve("clock")) : null;
        this.clock = turned;
        List<Integer> ports = Ports.free(wiring.gateways() + 1);
        Path data = (disk == null ? folder : disk.folder()).resolve("postgresql");
        this.postgres = new PostgresServer(data, folder.resolve("postgresql.log"), ports.get(0));
        for (int i = 1; i <= wiring.gateways(); i++) {
            gateways.add(new GatewayProcess(
                    jar.command(arguments(ports.get(i))),
                    turned != null && i == 1 ? turned.environment() : Map.of(),
                    folder,
                    folder.resolve("gateway-%d.log".formatted(i)),
                    ports.get(i)));
        }
    }

    /** Starts it all and waits until it is ready. */
    public static Stage open(Places places, Wiring wiring, long seed, Clock time, Sleep sleep) throws Exception {
        Stage stage = new Stage(places, wiring, seed, time, sleep);
        Runtime.getRuntime().addShutdownHook(stage.atExit);
        try {
            TwentyProviders.write(
                    places.project(),
                    places.scratch().toAbsolutePath(),
                    stage.providers.port(),
                    new GatewayJar(places.jar()));
            stage.heal();
            return stage;
        } catch (Exception e) {
            stage.close();
            throw e;
        }
    }

    private List<String> arguments(int port) {
        return List.of(
                "--spring.profiles.active=local",
                "--server.port=" + port,
                "--gateway.config.path=" + TwentyProviders.FOLDER,
                // A run is to see the end of what it caused.
                "--gateway.outbox.longest-retry=10s",
                "--spring.datasource.url=" + postgres.url(),
                "--spring.datasource.username=postgres");
    }

    public List<GatewayProcess> gateways() {
        return gateways;
    }

    public List<URI> bases() {
        return gateways.stream().map(GatewayProcess::base).toList();
    }

    public PostgresServer postgres() {
        return postgres;
    }

    public SmallDisk disk() {
        if (disk == null) {
            throw new IllegalStateException("this stage has no small disk");
        }
        return disk;
    }

    public TurnedClock clock() {
        if (clock == null) {
            throw new IllegalStateException("this stage has no clock that can be turned");
        }
        return clock;
    }

    public Inbox inbox() {
        return inbox;
    }

    public Watch watch() {
        return watch;
    }

    /** Every provider behaves so from now on; calls that hang end. */
    public void providersBehave(Behaviour behaviour) {
        providersBehave(Map.of(Faults.EVERY, behaviour));
    }

    public void providersBehave(Map<String, Behaviour> behaviours) {
        faults.set(behaviours);
        providers.hangUp();
    }

    /** Starts what has died, without waiting for it. */
    public void revive() throws IOException {
        if (!postgres.isAlive()) {
            postgres.start();
        }
        for (GatewayProcess gateway : gateways) {
            if (!gateway.isAlive()) {
                endedByThemselves += gateway.endedByItself() ? 1 : 0;
                gateway.start();
            }
        }
    }

    /** How often a gateway ended that nobody had killed, and was started again. */
    public int endedByThemselves() {
        return endedByThemselves;
    }

    /** Starts what has died, and waits until all of it is ready. */
    public void heal() throws Exception {
        boolean ready = watch.until(START, () -> {
            revive();
            for (GatewayProcess gateway : gateways) {
                if (!gateway.isReady()) {
                    return false;
                }
            }
            return true;
        });
        if (!ready) {
            throw new IOException("a gateway does not get ready; see its log");
        }
    }

    private void end() {
        try {
            gateways.forEach(GatewayProcess::end);
            postgres.end();
            if (disk != null) {
                disk.unmount();
            }
        } catch (IOException e) {
            throw new IllegalStateException("not all that was started could be ended", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end();
        providers.close();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // It is what closes the stage right now.
            return;
        }
    }
}
