//! Every name that can occur in the shop. Places, carriers and people are invented, so that no real one is blamed.

/// A closed set of names: an enum whose place is the code in a column, and the texts in the same order.
macro_rules! names {
    ($(#[$doc:meta])* $set:ident { $($item:ident $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub(crate) enum $set { $($item),+ }

        impl $set {
            /// The texts, by code.
            pub(crate) const NAMES: &'static [&'static str] = &[$($text),+];
            /// All of them, by code.
            #[allow(dead_code, reason = "not every set is drawn from as a whole")]
            pub(crate) const ALL: &'static [$set] = &[$($set::$item),+];

            /// The text of this one.
            #[allow(dead_code, reason = "only some sets are named in the truth")]
            pub(crate) fn name(self) -> &'static str {
                Self::NAMES[self as usize]
            }
        }
    };
}

names! {
    /// What happens, in the planted order.
    Event {
        AdImpression "ad_impression",
        AdClick "ad_click",
        NewsletterSignup "newsletter_signup",
        NewsletterOpen "newsletter_open",
        NewsletterClick "newsletter_click",
        Visit "visit",
        Search "search",
        ViewProduct "view_product",
        Compare "compare",
        ReadReviews "read_reviews",
        WishlistAdd "wishlist_add",
        AskChat "ask_chat",
        AddToCart "add_to_cart",
        BeginCheckout "begin_checkout",
        CouponApplied "coupon_applied",
        PaymentFailed "payment_failed",
        CartReminder "cart_reminder",
        StorePurchase "store_purchase",
        Purchase "purchase",
        TrackOrder "track_order",
        OrderShipped "order_shipped",
        OrderDelivered "order_delivered",
        ReturnRequested "return_requested",
        SupportCall "support_call",
        TicketOpened "ticket_opened",
        TicketClosed "ticket_closed",
        ReturnRefunded "return_refunded",
        Survey "survey",
        ReviewWritten "review_written",
        LoyaltyJoined "loyalty_joined",
        RewardViewed "reward_viewed",
        RewardRedeemed "reward_redeemed",
        ReferralSent "referral_sent",
        Reorder "reorder",
    }
}

names! {
    /// The touchpoint where it happens.
    Channel {
        Ads "ads",
        Email "email",
        Web "web",
        App "app",
        Store "store",
        Chat "chat",
        Phone "phone",
        Helpdesk "helpdesk",
        Delivery "delivery",
    }
}

names! { Device { Desktop "desktop", Mobile "mobile", Tablet "tablet", } }

names! {
    Campaign {
        JanuarySale "january-sale",
        SpringRefresh "spring-refresh",
        SummerSale "summer-sale",
        BackHome "back-home",
        BlackWeek "black-week",
        HolidayGifts "holiday-gifts",
        BrandSearch "brand-search",
        WeeklyNews "weekly-news",
    }
}

names! {
    Category {
        Kitchen "kitchen",
        Bedroom "bedroom",
        Garden "garden",
        Lighting "lighting",
        Storage "storage",
        Office "office",
        Textiles "textiles",
        Kids "kids",
    }
}

names! { Payment { Card "card", Wallet "wallet", Invoice "invoice", Cash "cash", } }

names! {
    /// Why a payment failed or a thing came back.
    Reason {
        BankCheckTimeout "bank_check_timeout",
        CardDeclined "card_declined",
        Damaged "damaged",
        WrongSize "wrong_size",
        ChangedMind "changed_mind",
        CameTooLate "came_too_late",
    }
}

names! {
    /// What a call, a chat or a ticket is about.
    Topic { Payment "payment", Delivery "delivery", Return "return", Product "product", }
}

names! {
    City {
        Alderwick "Alderwick",
        Brackenford "Brackenford",
        Castlemere "Castlemere",
        Dunhollow "Dunhollow",
        Eastmarsh "Eastmarsh",
        Fernley "Fernley Vale",
        Greyharbour "Greyharbour",
        Hollinside "Hollinside",
    }
}

names! { Carrier { Bluewheel "Bluewheel", Heron "Heron Post", Packhorse "Packhorse", } }

names! {
    /// Which questionnaire. All ask for 1 to 5, but for `nps` with 0 to 10.
    Survey {
        Checkout "checkout-csat",
        Delivery "delivery-csat",
        Support "support-csat",
        Store "store-csat",
        Nps "nps",
    }
}

names! {
    Comment {
        Easy "Easy from start to end",
        AsPromised "Arrived when promised",
        Friendly "Friendly people, thank you",
        Again "Will order again",
        Fine "It was fine",
        Packaging "Too much packaging",
        NotAsShown "It looks different from the picture",
        PaymentKeepsFailing "My payment failed again and again in the app",
        CouldNotPay "I gave up, the app would not take my card",
        Waiting "I waited for weeks",
        NobodyKnew "Nobody could tell me where my parcel is",
        LongQueue "Long wait on the phone",
    }
}

names! {
    /// How a customer lives with the shop.
    Segment {
        Newcomers "newcomers",
        BargainHunters "bargain-hunters",
        Regulars "regulars",
        Business "business",
        WindowShoppers "window-shoppers",
    }
}

names! {
    Age { A18 "18-24", A25 "25-34", A35 "35-44", A45 "45-54", A55 "55-64", A65 "65+", }
}

names! { Tier { None "none", Silver "silver", Gold "gold", } }
