const services = ['infusions', 'notifications', 'outcomes'];

/** A client of each, with the types of its operations and a check of every answer at run time. */
export default services.map((service) => ({
  input: `../${service}/openapi.yaml`,
  output: { path: `target/typescript/${service}`, clean: true, module: { extension: '.js' } },
  plugins: [
    '@hey-api/client-fetch',
    '@hey-api/typescript',
    // Times of a phone or a site carry its offset.
    { name: 'zod', dates: { offset: true } },
    { name: '@hey-api/sdk', validator: { response: 'zod' } },
  ],
}));
