package dev.florin.gateway.inference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.gateway.admission.Reservation;
import dev.florin.gateway.inference.upstream.UpstreamRequest;
import dev.florin.gateway.key.Caller;
import dev.florin.gateway.routing.Route;
import dev.florin.id.RequestId;
import dev.florin.money.Credits;
import dev.florin.pricing.Discount;
import java.util.Map;
import java.util.Optional;

/** An admitted {@link DirectRequest}. */
public record DirectCall(
        RequestId requestId,
        Caller caller,
        DirectRequest request,
        Route route,
        Discount discount,
        Credits maximum,
        Optional<Reservation> reservation,
        long arrivedNanos)
        implements Admitted {

    DirectCall paidBy(Optional<Reservation> reserved) {
        return new DirectCall(requestId, caller, request, route, discount, maximum, reserved, arrivedNanos);
    }

    @Override
    public long promptTokens() {
        return request.promptTokens();
    }

    @Override
    public Optional<String> byokKey() {
        return request.byokKey();
    }

    /**
     * The request as it came, but with the provider's name of the model.
     *
     * @param path under the provider's base URL
     */
    UpstreamRequest to(String path) {
        ObjectNode body = request.body().deepCopy().put("model", route.upstreamModel());
        return new UpstreamRequest(
                route.baseUrl() + path, Map.of("Authorization", "Bearer " + credential()), body, false, funding());
    }
}
