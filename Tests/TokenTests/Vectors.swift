/// Keys and tokens that PyPI's `cryptography` made for these tests: issuer `https://issuer.example`, expiry 2000000000.
enum Vectors {
  static let jwks = """
    {"keys":[{"kty":"RSA","kid":"rsa","n":"vIr1xz8RfeoCXshWOz5aAkK9HmHFSII8CH3dEjkB3zJ1zOH5YT5fqdYq3rrm0CLLN81QmOGOLbhOl2Oie\
    GyVPLAari3UHfbI_uJW-kgPpEUeuFkA4l4iZnYPgX218QsEiaIM1AY92Nx1wtUFj9lmApkrPtL_kBXsYu4rWrgfVHiMkKFCdg2Bi-0sZj-fkNvBFk0whD4vH\
    Venz58cF1oLJyK8yuZkS7Ln_WR1WoZ5Hg3tXLQWzBja3ML5gVDErvajD36G2MfPr0iIrSklCtNnKt2CsLf1M6H4aWB8Vj-fANY9w5njwM3ShjkE6ZMMyo17l\
    oeLNV-hAeRclB2yBrQhyw","e":"AQAB"},{"kty":"EC","crv":"P-256","kid":"P-256","x":"EHCCEoNUc9Kqx4OULGPeabSsiNXlFzksxYZdlXpU\
    -kE","y":"_ZD4lEHLJTQveL-wHo9PVMeZVMzax024N52iVNOOvm4"},{"kty":"EC","crv":"P-384","kid":"P-384","x":"EO9VRNGySj8qmFJvn7k\
    o_W67euSGSPjSNMaSdi5lZFe1ZoOz68XURjVGTVDYD3gb","y":"OM-l-badTo-f1rE7FZ61H6HDD7zgJEkzTqVn7K3hQYT5Gcd8P6SWwBxkHFygLQFL"},{\
    "kty":"EC","crv":"P-521","kid":"P-521","x":"AXMAh0gcEyoiY9q9KvQTam8g1tqGvpuLWb_NWbnMhmeYPMvrcXmzEv00WjYAtawDN8hikSPk-9IF\
    wR8M7uE0zwgk","y":"AZc3aO4jU0nQERa3OJYvmSX5k8Ew96fa-SzYGCgvMWWQgUkSghqEJWdhNujRzuIjp_-zAwQxgomPQUaQh1Rs5T3V"},{"kty":"OK\
    P","crv":"Ed25519","kid":"ed","x":"6l_IPnwm7W514HDRuBuF14gb-wobBZdZfewTODfebRU"}]}
    """

  static let tokens: [String: String] = [
    "RS256": """
    eyJhbGciOiJSUzI1NiIsImtpZCI6InJzYSJ9.eyJpc3MiOiJodHRwczovL2lzc3Vlci5leGFtcGxlIiwic3ViIjoicyIsImF1ZCI6Im9jdG8tc3RzLmRldiI\
    sImV4cCI6MjAwMDAwMDAwMH0.CJfAMdDgEamrOjYmjN9RGOHHL70ReMKpy6qabiJXbXp_aaNuZHG9_53djfbkv9l54MffNMjSNyGtHWjQdKKG8n-vtzOlX-3\
    c2KZoaDa7kaOfobI9Aq03NQcBFdESwJEqCDZJ986bOVVsoew8bAd-PBukecQMminZp6ADRJINzD5CXQXtqE9zdaJNFZ5pTf1s5npvg4Bd3hG5_q3eKfCIEOs\
    UjKZFNsRsfvAlgDxlL5CWnVXqN99Y9DeTmbgUgTm9vH2qu0p9elNcLXmR8a-8LnwK-bSKGisZoGjilOrLoDcdpqMdVE60h2AMyzjtQIoBqWUYsIZTFgGwira\
    hSn880g
    """,
    "RS384": """
    eyJhbGciOiJSUzM4NCIsImtpZCI6InJzYSJ9.eyJpc3MiOiJodHRwczovL2lzc3Vlci5leGFtcGxlIiwic3ViIjoicyIsImF1ZCI6Im9jdG8tc3RzLmRldiI\
    sImV4cCI6MjAwMDAwMDAwMH0.o-N1L2nGGOABqdOAg0oMSvZ0qeA4sJio22_a44IMB655EZMmCjLhRWYV0xVX3sPjYWcyXvpTkdZ4t41IJpHIduvAYmlfccZ\
    HxuKWQLS1XiSF9fN6IhKZ-5eDBlTGdDJwxpuGJlCCfR5GlZV1YSLGWg-fN9LtoErgwy1tU8gtkUz1CE-AoscRxXR6BS7Acx4GSi35yCs0R4lNbT89YaZKlHr\
    0qqZ2C39mSENwFSlCxUl7HcJr64gX_bxAznXW87x51lOZaGoblC69LvRApa2csIqlrWCWlYbqt0AljkX1sYbP39htAGZMGg52uimvlhhytqvcjhr6sFlO4rf\
    t65Dcuw
    """,
    "RS512": """
    eyJhbGciOiJSUzUxMiIsImtpZCI6InJzYSJ9.eyJpc3MiOiJodHRwczovL2lzc3Vlci5leGFtcGxlIiwic3ViIjoicyIsImF1ZCI6Im9jdG8tc3RzLmRldiI\
    sImV4cCI6MjAwMDAwMDAwMH0.YOMJXG048R_Az37GPm6cmpuHKTp-wN6ECrjDKhrXoyfh6WKSwooI1RK5i3kDBYjl3naTUB19f_OkXPd7Qq3rg6wMwIYxDN9\
    IuDB1aQBQChaIXGaM5bcnN4xlRzY2ohttsqbbAxj4BnIcWRpld7ovpbfeCEuMZnXe_cN5dU8TrHQWp9Bf_7lQ2HKd8s6cPBnvNk4Z9vF7V7bI-RDl0mgFXH-\
    D0su3LJ9fCx2_k46cELfko2oWGg_MrYmnNB0sFeP4WA0viRZfY768Gq4NJNXKyG5DgLKhBy6LAt1yWw1uwHs1zXe0AHKFEVKiz3Lv7IzA8EdM_Q9cY6B2emq\
    uxpzZDg
    """,
    "PS256": """
    eyJhbGciOiJQUzI1NiIsImtpZCI6InJzYSJ9.eyJpc3MiOiJodHRwczovL2lzc3Vlci5leGFtcGxlIiwic3ViIjoicyIsImF1ZCI6Im9jdG8tc3RzLmRldiI\
    sImV4cCI6MjAwMDAwMDAwMH0.cgwURiI_mIWJXIqPMsjZkwdgtEQP_kEb6zc-BHDJnK1YfDoBxpaiENAoVjGMOXkPtcZ8N_KL_fTVrGbqY2s6SQX4Atzxsq9\
    WXXYmQJdL8YtwXsUfS62Lrr9LeLfK6YcBYZIIygpZJESD-pKzFOH6xkedsntnop0BEBwixDfRUpkucUPk7CIFN3G4zEta1kiU_FLCweW4Ioaa-O4El8hs3RX\
    MewfrfzYjx9qch1qvY957HGhK_6SXwpIuV-wMfdlvh4Aq15-lhIElbWmigrg11oyx5ghp6UeUJOo2-icdReCr15pdemov45lOcSLUYNrwaRd9pZhdOwVK5el\
    Vtev1DA
    """,
    "PS384": """
    eyJhbGciOiJQUzM4NCIsImtpZCI6InJzYSJ9.eyJpc3MiOiJodHRwczovL2lzc3Vlci5leGFtcGxlIiwic3ViIjoicyIsImF1ZCI6Im9jdG8tc3RzLmRldiI\
    sImV4cCI6MjAwMDAwMDAwMH0.hrohBQelHB_EVNQ_5g_ylIIWMprdFyvwZkyZKO-tAHkXBYMiaEcSKwKoIQSS8elnOHhBrg69b0LjlcuIOCpbm7HFb4nF1Ek\
    xHfPqj2CSenvdElPadf6hdf4rKtUxF_IPAh2r_7r1we4ufCzAPzQHDtoe6Qj588Q_LynhaKM94bRp3KRZvlzzLnDU3DrvtvgaVD5fj1ZYKXBql_9EzmwlaGR\
    KJ9zvaXLw9yCc9SceDTWIoe_sXshmI9w2gP6AsJn_AqFZWrE9j2TVkiAy12Xg1ppTuYnlTvbetzmAokKhidHu6ZoqHJkIuoh1I0cz9qVXD96bmPv1E8xJyRc\
    2FdNTZQ
    """,
    "PS512": """
    eyJhbGciOiJQUzUxMiIsImtpZCI6InJzYSJ9.eyJpc3MiOiJodHRwczovL2lzc3Vlci5leGFtcGxlIiwic3ViIjoicyIsImF1ZCI6Im9jdG8tc3RzLmRldiI\
    sImV4cCI6MjAwMDAwMDAwMH0.dRTnjsCuhiRDfNR6kCJGTOBLbpbW9xnoQBcH_oJOziRIY2ksT63L9lu00YHLUs8cy7lxqoqsVDzV9KNAggQZdEajX1A9esf\
    4HNvyt2ajtzhmHQg61-78srqkOeGhKAkXSFBcMHzZY8O-tQSFYtGh1N3mKYQguCoKnWTjIOxVfEIZbtn4xV8O5Hv9AKcv5QHPut5gX401IBi6it58svmokIr\
    CRAgXMjBIFxgchjab-3hy_ZlYEApgz35lHPQGAp7hpM3Hy5Xasp-ea20maoBnGl6GZ9ZLW384mlHMsMSRUmm_ASzZlEdLqoph_HqJICvtFqg8BXxbnx631BD\
    WEYwz3w
    """,
    "ES256": """
    eyJhbGciOiJFUzI1NiIsImtpZCI6IlAtMjU2In0.eyJpc3MiOiJodHRwczovL2lzc3Vlci5leGFtcGxlIiwic3ViIjoicyIsImF1ZCI6Im9jdG8tc3RzLmRl\
    diIsImV4cCI6MjAwMDAwMDAwMH0.mv-5iVnYQ1OnoH9jC5gr5-cG_IZMnfuHB9nfU5sPpX44c5c7s6qtMBgs94MWfFm_a727F8AlSsqii9AdVxw1vw
    """,
    "ES384": """
    eyJhbGciOiJFUzM4NCIsImtpZCI6IlAtMzg0In0.eyJpc3MiOiJodHRwczovL2lzc3Vlci5leGFtcGxlIiwic3ViIjoicyIsImF1ZCI6Im9jdG8tc3RzLmRl\
    diIsImV4cCI6MjAwMDAwMDAwMH0.um_ZT1hEaHzUCJc13Yu5Rbcq3mRjX3M3f6jtJ_OmhEtWAECguGvRppL1NAsDMrKRU9vYZJbFMrABc91ZFuFOG8mCWhoQ\
    j2k-4AiKthMJzHsejT0AyKxbdXXHeuB9CT1A
    """,
    "ES512": """
    eyJhbGciOiJFUzUxMiIsImtpZCI6IlAtNTIxIn0.eyJpc3MiOiJodHRwczovL2lzc3Vlci5leGFtcGxlIiwic3ViIjoicyIsImF1ZCI6Im9jdG8tc3RzLmRl\
    diIsImV4cCI6MjAwMDAwMDAwMH0.AMXerDpCf_ns6--lkBKFv3D1W-rkMB7Kkhs94Kd5dPN6DzHptUr7WVkwWqgvlSLGGnbMKLCJmuDx-NFDIbd1yIrcAJ9W\
    DJwz90CGyY17GkwZ1PA15wrJbZatsPwhRzNqiW_0yE8_AuXt3Dmp2IrZn6bmgkpU0m4b2uakkaOeN82W_iEz
    """,
    "EdDSA": """
    eyJhbGciOiJFZERTQSIsImtpZCI6ImVkIn0.eyJpc3MiOiJodHRwczovL2lzc3Vlci5leGFtcGxlIiwic3ViIjoicyIsImF1ZCI6Im9jdG8tc3RzLmRldiIs\
    ImV4cCI6MjAwMDAwMDAwMH0.St_eN3dyPyErc_FM62Xb6i1U2yPQbPOSREDhkNJYGw-vQdeOCh7i8HfcjSMxNr8q0J2kXN3fIF7C_ON1FnTCBA
    """,
  ]
}
