package dev.arbiter.service.http.body;

import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/** Gives each resource method the limit of its bodies. */
@Provider
@Dependent
public final class BodyLimits implements DynamicFeature {
  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    var limitBytes =
        Optional.ofNullable(resource.getResourceMethod().getAnnotation(BodyLimit.class))
            .map(BodyLimit::value)
            .orElse(BodyLimit.DEFAULT_BYTES);
    context.register(new BodyFilter(limitBytes));
  }
}
