package dev.florin.launcher.command;

import dev.florin.launcher.LaunchFailure;
import dev.florin.launcher.home.Home;
import dev.florin.launcher.home.PortPlan;
import dev.florin.launcher.home.Run;
import dev.florin.launcher.home.Run.Phase;
import dev.florin.launcher.home.Secrets;
import dev.florin.launcher.opening.Http;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "catalogue",
        description =
                "Prepares prices: imports them as a draft, shows what would change, has them reviewed and published.",
        mixinStandardHelpOptions = true,
        subcommands = {
            CatalogueImportCommand.class,
            CatalogueDraftsCommand.class,
            CatalogueDiffCommand.class,
            CatalogueSubmitCommand.class,
            CatalogueRejectCommand.class,
            CataloguePublishCommand.class
        })
final class CatalogueCommand implements Callable<Integer> {

    static final String DRAFTS = "/admin/catalogue/drafts";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Say what to do with the catalogue.");
    }

    /** The running gateway, as its operators call it. */
    static Http gateway() {
        Home home = Home.current();
        Run run = Run.alive(home)
                .filter(found -> found.phase() == Phase.READY)
                .orElseThrow(() -> new LaunchFailure("Florin is not running: start it by ./florin up."));
        return new Http(
                Summary.gatewayUrl(new PortPlan(run.portBase())),
                Secrets.of(home).operatorToken());
    }
}
